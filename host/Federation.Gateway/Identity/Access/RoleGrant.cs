using Federation.Cluster.Sync;

namespace Federation.Gateway.Identity.Access;

/// <summary>One role that somebody was given: for one network, but for operators.</summary>
internal sealed record RoleGrant
{
    /// <exception cref="ArgumentException">An operator is given a network, or another role none.</exception>
    public RoleGrant(Role role, NetworkId? network = null)
    {
        if (role == Role.Operator != network is null) throw new ArgumentException($"The role {role} {(network is null ? "is of a network" : "is of no network")}.", nameof(network));
        Role = role;
        Network = network;
    }

    public Role Role { get; }

    /// <summary>Null for operators alone.</summary>
    public NetworkId? Network { get; }

    /// <summary>True where this grant makes its holder that: directly, a manager as staff of the same network, or an operator as anything but a member.</summary>
    /// <param name="role">The role asked for.</param>
    /// <param name="network">Of this network; null for whichever.</param>
    public bool Covers(Role role, NetworkId? network) => Role == Role.Operator
        ? role != Role.Member
        : (Role == role || (Role == Role.NetworkManager && role == Role.CentreStaff)) && (network is null || network == Network);
}
