using Federation.Cluster.Sync;
using Federation.Gateway.Identity.Access;

namespace Federation.Gateway.Tests.Identity.Access;

/// <summary>Who is to be let in by which rule, written down by hand. What enforces the rules has no part in it.</summary>
internal static class AccessOracle
{
    // Of the network in question, and of no network.
    private const string Own = """
                   anonymous        account    member     staff      manager    assessor   operator
        signedIn   unauthenticated  granted    granted    granted    granted    granted    granted
        concerned  unauthenticated  absent     absent     absent     granted    granted    granted
        member     unauthenticated  forbidden  granted    forbidden  forbidden  forbidden  forbidden
        staff      unauthenticated  forbidden  forbidden  granted    granted    forbidden  granted
        manager    unauthenticated  forbidden  forbidden  forbidden  granted    forbidden  granted
        assessor   unauthenticated  forbidden  forbidden  forbidden  forbidden  granted    granted
        operator   unauthenticated  forbidden  forbidden  forbidden  forbidden  forbidden  granted
        """;

    // Of another network than the one in question.
    private const string Foreign = """
                   anonymous        account    member     staff      manager    assessor   operator
        signedIn   unauthenticated  granted    granted    granted    granted    granted    granted
        concerned  unauthenticated  absent     absent     absent     granted    granted    granted
        member     unauthenticated  forbidden  absent     forbidden  forbidden  forbidden  forbidden
        staff      unauthenticated  forbidden  forbidden  absent     absent     forbidden  granted
        manager    unauthenticated  forbidden  forbidden  forbidden  absent     forbidden  granted
        assessor   unauthenticated  forbidden  forbidden  forbidden  forbidden  absent     granted
        operator   unauthenticated  forbidden  forbidden  forbidden  forbidden  forbidden  granted
        """;

    /// <summary>One caller for each column, all of one network. The account has every scope and no role.</summary>
    public static IReadOnlyDictionary<string, Caller> Callers(NetworkId network) => new Dictionary<string, Caller>
    {
        ["anonymous"] = Caller.Anonymous,
        ["account"] = new("account", [], TokenScopes.All),
        ["member"] = new("member", [new RoleGrant(Role.Member, network)], TokenScopes.All),
        ["staff"] = new("staff", [new RoleGrant(Role.CentreStaff, network)], TokenScopes.All),
        ["manager"] = new("manager", [new RoleGrant(Role.NetworkManager, network)], TokenScopes.All),
        ["assessor"] = new("assessor", [new RoleGrant(Role.Assessor, network)], TokenScopes.All),
        ["operator"] = new("operator", [new RoleGrant(Role.Operator)], TokenScopes.All),
    };

    /// <summary>The scope without which the role of a column counts for nothing.</summary>
    public static IReadOnlyDictionary<string, string> ScopeOf { get; } = new Dictionary<string, string>
    {
        ["member"] = "passes",
        ["staff"] = "admission",
        ["manager"] = "networks",
        ["assessor"] = "labels",
        ["operator"] = "operate",
    };

    /// <param name="who">As the table writes it.</param>
    /// <param name="caller">A column.</param>
    /// <param name="foreign">True where the rule is of a network, and that is another than the caller's.</param>
    public static string Verdict(string who, string caller, bool foreign)
    {
        string[][] lines = [.. (foreign ? Foreign : Own).Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var row = Assert.Single(lines, line => line[0] == who);
        return row[1 + Array.IndexOf(lines[0], caller)];
    }
}
