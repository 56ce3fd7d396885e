using Federation.Cluster.Sync;

namespace Federation.Gateway.Identity.Access;

/// <summary>Who may have a field, and what others are answered. Immutable.</summary>
internal sealed record AccessRule
{
    public static AccessRule Public { get; } = new() { Who = Audience.Public };

    public required Audience Who { get; init; }

    public NetworkOf Of { get; init; }

    /// <summary>The argument that names the network or the centre, with the way into it: <c>input.network</c>. Null but for <see cref="NetworkOf.Argument"/>, <see cref="NetworkOf.Centre"/> and <see cref="NetworkOf.CentreLately"/>.</summary>
    public string? Argument { get; init; }

    /// <summary>True where others are answered null, as if there were nothing; false where they are answered an error.</summary>
    public bool NullForOthers { get; init; }

    /// <summary>False where nothing has to be asked.</summary>
    public bool IsGuarded => Who is not (Audience.Public or Audience.Receiver);

    /// <summary>The role that is asked for; null where none is.</summary>
    public Role? Role => Who switch
    {
        Audience.Member => Access.Role.Member,
        Audience.Staff => Access.Role.CentreStaff,
        Audience.Manager => Access.Role.NetworkManager,
        Audience.Assessor => Access.Role.Assessor,
        Audience.Operator => Access.Role.Operator,
        _ => null,
    };

    /// <summary>What becomes of a caller's question; null where that hangs on the network in question, which is to be looked for only then.</summary>
    public Verdict? Judge(Caller caller)
    {
        if (!IsGuarded) return Verdict.Granted;
        if (!caller.IsSignedIn) return Verdict.Unauthenticated;
        // A terminal is for its centre's door, and nobody anywhere else.
        if (caller.Centre is not null && Of is not (NetworkOf.Centre or NetworkOf.CentreLately)) return Verdict.Forbidden;
        if (Role is not { } role) return Verdict.Granted;
        if (!caller.Has(role)) return Verdict.Forbidden;
        return Of is NetworkOf.None or NetworkOf.Any ? Verdict.Granted : null;
    }

    /// <summary>What becomes of a caller's question about this network.</summary>
    public Verdict Judge(Caller caller, NetworkId network) => Judge(caller) ?? (Role is { } role && caller.Has(role, network) ? Verdict.Granted : Verdict.Absent);
}
