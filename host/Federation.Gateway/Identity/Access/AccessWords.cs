namespace Federation.Gateway.Identity.Access;

/// <summary>A rule in plain English, for descriptions and refusals.</summary>
internal static class AccessWords
{
    /// <summary>For a field's description: "For managers of the network, and operators." Null where nothing is asked.</summary>
    public static string? Sentence(AccessRule rule) => rule.IsGuarded ? $"For {Who(rule)}{(rule.NullForOthers ? "; null for others" : "")}." : null;

    /// <summary>Whom a guarded rule lets in: "managers of the network, and operators".</summary>
    public static string Who(AccessRule rule) => rule.Who switch
    {
        Audience.SignedIn => "whoever is signed in",
        Audience.Concerned => "whomever it concerns: the applicant, managers of networks that list the centre, assessors, and operators",
        Audience.Member => $"members{Network(rule)}",
        Audience.Staff => $"centre staff and managers{Network(rule)}, and operators",
        Audience.Manager => $"managers{Network(rule)}, and operators",
        Audience.Assessor => $"assessors{Network(rule)}, and operators",
        Audience.Operator => "operators",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Who, "Everybody needs no words."),
    };

    /// <summary>The scopes of which a token needs one: "networks or operate". Empty where any token will do.</summary>
    public static string Scopes(AccessRule rule) => rule.Role is not { } asked ? "" : string.Join(
        " or ",
        from role in Enum.GetValues<Role>()
        where role == asked || (role == Role.NetworkManager && asked == Role.CentreStaff) || (role == Role.Operator && asked != Role.Member)
        select TokenScopes.Of(role));

    private static string Network(AccessRule rule) => rule.Of switch
    {
        NetworkOf.Any => " of any network",
        NetworkOf.Own => " of its network",
        NetworkOf.Centre => " of the network that keeps the centre's door",
        NetworkOf.CentreLately => " of the network that keeps the centre's door, or kept it in the last days",
        _ => " of the network",
    };
}
