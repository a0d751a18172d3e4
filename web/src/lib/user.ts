/** Who is signed in, as `GET /api/me` tells. */
export interface User {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  role: string;
  is_staff: boolean;
}

/** First and last name; the e-mail where the member has neither. */
export function fullName(user: Pick<User, 'first_name' | 'last_name' | 'email'>): string {
  return `${user.first_name} ${user.last_name}`.trim() || user.email;
}

/** Whether the admin console is open to this member. */
export function mayAdminister(user: Pick<User, 'role' | 'is_staff'>): boolean {
  return user.role === 'admin' || user.is_staff;
}
