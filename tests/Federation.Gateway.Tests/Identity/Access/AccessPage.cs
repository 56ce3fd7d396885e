using System.Globalization;
using System.Text;
using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;
using GraphQL.Types;

namespace Federation.Gateway.Tests.Identity.Access;

/// <summary>Writes <c>docs/access.md</c> from the access table and the schema.</summary>
internal static class AccessPage
{
    private static readonly NetworkId Own = NetworkId.Parse("own");
    private static readonly NetworkId Foreign = NetworkId.Parse("foreign");

    public static string Render(ISchema schema, AccessTable table)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Who may what · Qui peut quoi

            Chaque champ de l'API est soumis à une seule règle, qui dit à qui il est ouvert. Tout ce qui n'est pas nommé ici est public. Un gestionnaire de réseau
            n'accède qu'à son propre réseau : celui d'un autre lui répond comme s'il n'existait pas. Un rôle ne compte que si le jeton en porte la portée (*scope*).

            Every field of the API stands under one rule, which says for whom it is. The rules are data, `host/Federation.Gateway/Identity/Access/access.json`, and so come the guard
            before each field, the sentence in its description and this page from one place (`UPDATE_DOCS=1 ./test.sh Gateway` writes it). A host whose table and schema do not fit
            each other does not start: a new field has to say first whose it is. [ADR 13](adr/0013-one-table-says-who-may-have-which-field.md) says why.

            ## Roles

            | role | rôle | of | includes | scope that carries it |
            |---|---|---|---|---|
            {Line(Role.Member, "member", "membre", "a home network", "")}
            {Line(Role.CentreStaff, "centre staff", "personnel de centre", "a network", "")}
            {Line(Role.NetworkManager, "manager", "gestionnaire de réseau", "a network", "centre staff of the same network")}
            {Line(Role.Assessor, "assessor", "évaluateur", "the network that appointed them", "")}
            {Line(Role.Operator, "operator", "exploitant", "the directory", "all but member")}

            A role counts in a token that has the scope of the role that was granted. Sessions of the directory's own pages have every scope, and so has the operator token of the data folder.

            A [terminal at a door](door-terminals.md) is staff of one centre, and has the fields that are for staff of the centre, for that one. Whatever else is not for everybody is **no** or **null** for it, whoever let it in.

            ## Fields that are not for everybody

            **yes**: answered. **own**: answered for the network of one's own role; for another as for a network that does not exist. **no**: an error, `UNAUTHENTICATED` for
            whoever is not signed in and `FORBIDDEN` for others. **null**: null, without an error.

            Of a centre, the network of one's own role is the one that keeps its door, which [admission.md](admission.md) tells: another that lists the centre too is a stranger there.

            | field | anyone | member | staff | manager | assessor | operator |
            |---|---|---|---|---|---|---|

            """);
        foreach (var row in table.Rows.Where(row => row.Rule.IsGuarded)) page.Append(Row(row));
        page.Append("""

            ## Objects for those who were given them

            Nothing is asked at the fields of these: they come through the fields named here alone, all of them guarded or of such an object themselves, which is checked at start.

            | object | comes through |
            |---|---|

            """);
        foreach (string type in table.Rows.Where(row => row.Rule.Who == Audience.Receiver).Select(row => row.Type).Distinct()) page.Append($"| `{type}` | {Givers(schema, type)} |\n");
        page.Append("""

            ## Public

            Every field of these, but those above:

            """);
        page.Append(CultureInfo.InvariantCulture, $"\n{string.Join(", ", table.Rows.Where(row => row.Rule.Who == Audience.Public).Select(row => $"`{row.Type}`").Distinct())}.\n");
        return page.ToString();
    }

    private static string Line(Role role, string english, string french, string of, string includes) => $"| {english} | {french} | {of} | {includes} | `{TokenScopes.Of(role)}` |";

    private static string Row(AccessRow row)
    {
        string[] cells =
        [
            Cell(row.Rule, Caller.Anonymous),
            .. new[] { Role.Member, Role.CentreStaff, Role.NetworkManager, Role.Assessor }
                .Select(role => Cell(row.Rule, With(new RoleGrant(role, Own)))),
            Cell(row.Rule, With(new RoleGrant(Role.Operator))),
        ];
        return $"| `{row.Name}` | {string.Join(" | ", cells)} |\n";
    }

    private static string Cell(AccessRule rule, Caller caller) => (rule.Judge(caller, Own), rule.Judge(caller, Foreign)) switch
    {
        (Verdict.Granted, Verdict.Granted) => "yes",
        (Verdict.Granted, _) => rule.NullForOthers ? "own, else null" : "own",
        _ => rule.NullForOthers ? "null" : "no",
    };

    private static string Givers(ISchema schema, string type) => string.Join(
        ", ",
        AccessCheck.FieldsOf(schema).Where(field => AccessCheck.Given(field.Field).Any(given => given.Name == type)).Select(field => $"`{field.Type.Name}.{field.Field.Name}`").Order(StringComparer.Ordinal));

    private static Caller With(RoleGrant grant) => new("somebody", [grant], TokenScopes.All);
}
