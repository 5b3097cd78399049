import { actorOf, Refusal } from "./access.ts";
import { legacyPermission } from "./model.ts";
import type { RestCall, Routes } from "./rest.ts";
import { repositoryJson, rolePermissions, userJson } from "./rest-json.ts";

/** The repository itself, its collaborators, the viewer. */
export const repositoryRoutes: Routes = {
  "GET /": (call) => ({ status: 200, body: { current_user_url: `${call.world.apiUrl}/user` } }),
  "GET /rate_limit": () => {
    const core = { limit: 5000, used: 1, remaining: 4999, reset: Math.floor(Date.now() / 1000) + 3600 };
    return { status: 200, body: { resources: { core, graphql: core, search: core }, rate: core } };
  },
  "GET /user": (call) => {
    switch (call.viewer.type) {
      case "anonymous":
        throw new Refusal(401, "Requires authentication");
      case "app":
        throw new Refusal(403, "Resource not accessible by integration");
      case "user":
        return { status: 200, body: userJson(call.world, actorOf(call.viewer)) };
    }
  },
  "GET /users/{login}": (call) => {
    const user = call.world.users.find(call.param("login"));
    if (user === undefined) throw new Refusal(404, "Not Found");
    return { status: 200, body: userJson(call.world, user.login) };
  },
  "GET /repos/{owner}/{repo}": (call) => ({
    status: 200,
    body: repositoryJson(call.world, readable(call), call.viewer),
  }),
  "GET /repos/{owner}/{repo}/collaborators/{login}/permission": (call) => {
    const repository = call.repository({ permission: "metadata", level: "read" });
    refuseOutsider(call);
    const login = call.param("login");
    const user = call.world.users.find(login);
    if (user === undefined || user.type === "Bot") throw new Refusal(404, `${login} is not a user`);
    const { role, roleName } = repository.roleOf(login);
    return {
      status: 200,
      body: {
        permission: legacyPermission(role),
        role_name: roleName,
        user: {
          ...userJson(call.world, user.login),
          permissions: rolePermissions(role),
          role_name: roleName,
        },
      },
    };
  },
  "GET /repos/{owner}/{repo}/collaborators/{login}": (call) => {
    const repository = call.repository({ permission: "metadata", level: "read" });
    refuseOutsider(call);
    const isOne = repository
      .collaborators()
      .some((login) => login.toLowerCase() === call.param("login").toLowerCase());
    if (!isOne) throw new Refusal(404, "Not Found");
    return { status: 204 };
  },
  "GET /repos/{owner}/{repo}/assignees/{login}": (call) => {
    const repository = call.repository({ permission: "issues", level: "read" });
    const may = repository
      .collaborators()
      .some((login) => login.toLowerCase() === call.param("login").toLowerCase());
    if (!may) throw new Refusal(404, "Not Found");
    return { status: 204 };
  },
  "GET /repos/{owner}/{repo}/rules/branches/{branch...}": (call) => {
    const repository = call.repository({ permission: "metadata", level: "read" });
    const rules = repository.rulesFor(call.param("branch"));
    return call.page(
      rules.map(({ type, parameters }, index) => ({
        type,
        ...(parameters === undefined ? {} : { parameters }),
        ruleset_source_type: "Repository",
        ruleset_source: repository.fullName,
        ruleset_id: index + 1,
      })),
    );
  },
};

function readable(call: RestCall) {
  return call.repository({ permission: "metadata", level: "read" });
}

/** Who has which role is not for everybody, even in a public repository. */
function refuseOutsider(call: RestCall): void {
  const repository = readable(call);
  if (call.viewer.type === "anonymous") throw new Refusal(401, "Requires authentication");
  if (call.viewer.type === "app") return;
  const { role } = repository.roleOf(call.viewer.login);
  if (legacyPermission(role) === "admin" || legacyPermission(role) === "write") return;
  throw new Refusal(403, "Must have push access to view collaborator permission.");
}
