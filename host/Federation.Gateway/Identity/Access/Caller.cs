using System.Collections.Frozen;
using System.Collections.Immutable;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;

namespace Federation.Gateway.Identity.Access;

/// <summary>Who asks, and what they may be here. Holds no name and no address of a person. Immutable and thread safe.</summary>
internal sealed class Caller
{
    private readonly FrozenSet<string> _scopes;

    /// <param name="subject">Opaque id of the account or client.</param>
    /// <param name="grants">What it was granted.</param>
    /// <param name="scopes">What its token or session is for; see <see cref="TokenScopes"/>. Others are kept and carry nothing.</param>
    public Caller(string subject, IEnumerable<RoleGrant> grants, IEnumerable<string> scopes)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        Subject = subject;
        Grants = [.. grants];
        _scopes = scopes.ToFrozenSet(StringComparer.Ordinal);
    }

    private Caller() => (Grants, _scopes) = ([], []);

    /// <summary>Nobody that we know.</summary>
    public static Caller Anonymous { get; } = new();

    /// <summary>Whoever can read the host's data folder: an operator.</summary>
    public static Caller Bootstrap { get; } = new("bootstrap", [new RoleGrant(Role.Operator)], TokenScopes.All);

    /// <summary>Null for nobody.</summary>
    public string? Subject { get; }

    /// <summary>All that were granted, whether or not the scopes carry them.</summary>
    public ImmutableArray<RoleGrant> Grants { get; }

    public IReadOnlySet<string> Scopes => _scopes;

    /// <summary>The one centre at whose door the caller stands, and of which alone it may do and see anything; null for everybody but a terminal.</summary>
    public CentreId? Centre { get; private init; }

    /// <summary>When what shows the caller does so no longer; null where that is not known beforehand. A connection that stays open is the caller's until then.</summary>
    public DateTimeOffset? Expires { get; private init; }

    public bool IsSignedIn => Subject is not null;

    /// <summary>The same caller until then.</summary>
    public Caller Until(DateTimeOffset? expires) => Subject is null ? this : new Caller(Subject, Grants, _scopes) { Expires = expires, Centre = Centre };

    /// <summary>
    /// A terminal that the caller put at the door of a centre: it is staff where the caller is staff or more, of that centre alone, and nobody else in anything that is written. A network's manager is staff of it too.
    /// </summary>
    public Caller At(CentreId centre) => Subject is null ? this : new Caller(
        $"terminal:{Subject}",
        Grants.Where(grant => grant.Network is not null && grant.Covers(Role.CentreStaff, grant.Network)).Select(grant => new RoleGrant(Role.CentreStaff, grant.Network)).Distinct(),
        _scopes.Where(scope => scope == TokenScopes.Admission)) { Expires = Expires, Centre = centre };

    /// <summary>True for the same account, client or terminal with the same roles and scopes.</summary>
    public bool IsSameAs(Caller other) => Subject == other.Subject && Centre == other.Centre && Grants.ToHashSet().SetEquals(other.Grants) && _scopes.SetEquals(other._scopes);

    /// <summary>True where a grant makes the caller that and the token has the scope of the role that was granted.</summary>
    /// <param name="role">The role asked for.</param>
    /// <param name="network">Of this network; null for whichever.</param>
    public bool Has(Role role, NetworkId? network = null)
    {
        foreach (var grant in Grants)
        {
            if (grant.Covers(role, network) && _scopes.Contains(TokenScopes.Of(grant.Role))) return true;
        }

        return false;
    }
}
