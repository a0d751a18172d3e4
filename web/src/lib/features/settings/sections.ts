/** Where the settings are. */
export const HREF = '/app/settings';

/** What the settings are called where their data is invalidated. */
export const SETTINGS = 'app:settings';

/** The parts of the settings, as their menu groups them. A new part is a new line here. */
export const SECTION_GROUPS = [
  {
    heading: 'Account',
    sections: [
      { id: 'profile', label: 'Profile' },
      { id: 'appearance', label: 'Appearance' },
    ],
  },
  {
    heading: 'Workspace',
    sections: [
      { id: 'general', label: 'General' },
      { id: 'members', label: 'Members and roles' },
      { id: 'pipelines', label: 'Pipelines and stages' },
    ],
  },
  { heading: 'Developer', sections: [{ id: 'tokens', label: 'API tokens' }] },
] as const;

export type SectionId = (typeof SECTION_GROUPS)[number]['sections'][number]['id'];

const ALL = SECTION_GROUPS.flatMap(({ sections }) => [...sections]);

/** A part of the settings by the word in its address; undefined for a word that is none. */
export function sectionOf(id: string): { id: SectionId; label: string } | undefined {
  return ALL.find((section) => section.id === id);
}
