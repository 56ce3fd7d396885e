using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Cluster.Sync;
using Federation.Registry.Criteria;
using Federation.Trust.Entities;

namespace Federation.Gateway.Identity.Federating.Entities;

/// <summary>Every id and address of this directory in the federation. Each begins with the public URL, and is to be answered there. Immutable.</summary>
internal sealed class FederationAddresses
{
    private const string Networks = "/networks/";
    private const string Centres = "/centres/";
    private const string Marks = "/labels/centre-collaboratif-connecte/";

    private readonly string _root;

    /// <param name="publicUrl">Without a path; the issuer of tokens, as which the anchor is known: "The issuer parameter value in the openid_provider metadata MUST match the Federation Entity Identifier".</param>
    public FederationAddresses(Uri publicUrl)
    {
        _root = publicUrl.AbsoluteUri.TrimEnd('/');
        AllowLoopback = publicUrl.IsLoopback;
        Anchor = Read(publicUrl.AbsoluteUri);
    }

    /// <summary>Whether this directory is itself on this machine alone: then others may be too.</summary>
    public bool AllowLoopback { get; }

    public EntityId Anchor { get; }

    public EntityId Of(HostedEntity entity) => entity switch
    {
        { Network: { } network } => Read(_root + Networks + network.Value),
        { Centre: { } centre } => Read(_root + Centres + centre.Value),
        _ => Anchor,
    };

    /// <summary>Null where the id is not of this directory's form.</summary>
    public HostedEntity? Find(EntityId id)
    {
        if (id == Anchor) return HostedEntity.Anchor;
        if (After(id.Value, _root + Networks) is { } network) return NetworkId.TryParse(network, out var networkId) ? HostedEntity.Of(networkId) : null;
        return After(id.Value, _root + Centres) is { } centre && CentreId.TryParse(centre, out var centreId) ? HostedEntity.Of(centreId) : null;
    }

    /// <summary>Where an entity answers for others.</summary>
    /// <param name="name">As the route ends.</param>
    public Uri Endpoint(HostedEntity entity, string name) => new($"{Of(entity).Value.TrimEnd('/')}/federation/{name}");

    /// <summary>The type of the trust mark that says that a centre holds the label at a level or above.</summary>
    public string MarkType(int level) => string.Create(CultureInfo.InvariantCulture, $"{_root}{Marks}{level}");

    /// <summary>Null where it is the type of no level.</summary>
    public int? LevelOf(string markType) => Enumerable.Range(1, CriteriaSet.TopLevel).Cast<int?>().FirstOrDefault(level => MarkType(level!.Value) == markType); // They are numbers.

    public Uri Under(string path) => new(_root + path);

    private EntityId Read(string text) => EntityId.TryParse(text, AllowLoopback, out var id) ? id : throw new InvalidOperationException("An address below the public URL is no entity id.");

    private static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;
}
