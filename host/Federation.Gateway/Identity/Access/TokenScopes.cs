using System.Collections.Frozen;

namespace Federation.Gateway.Identity.Access;

/// <summary>What a token may be used for. A role counts only in a token that has its scope, whatever its holder was granted.</summary>
internal static class TokenScopes
{
    public const string Passes = "passes";
    public const string Admission = "admission";
    public const string Networks = "networks";
    public const string Labels = "labels";
    public const string Operate = "operate";

    /// <summary>All of them, as a session of our own pages has.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.Create(StringComparer.Ordinal, Passes, Admission, Networks, Labels, Operate);

    /// <summary>The scope that carries a role.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Member => Passes,
        Role.CentreStaff => Admission,
        Role.NetworkManager => Networks,
        Role.Assessor => Labels,
        Role.Operator => Operate,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No scope carries this role."),
    };
}
