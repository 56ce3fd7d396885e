using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Federation.Trust.Chains;
using Federation.Trust.Entities;
using Federation.Trust.Keys;
using Federation.Trust.Metadata;
using Federation.Trust.Statements;

namespace Federation.Trust.Tests.Support;

/// <summary>Somebody in a federation, with a key, who signs what a test asks for.</summary>
internal sealed class Entity
{
    private static readonly ECDsa[] Spare = [.. Enumerable.Range(0, 16).Select(_ => ECDsa.Create(ECCurve.NamedCurves.nistP256))];
    private static int _next;

    public Entity(string id)
    {
        Assert.True(EntityId.TryParse(id, allowLoopback: true, out var parsed), id);
        Id = parsed;
        // Making keys is slow, and it is all the same which of them is whose as long as neighbours differ.
        Signer = new FederationSigner(Spare[Interlocked.Increment(ref _next) % Spare.Length]);
    }

    public EntityId Id { get; }

    public FederationSigner Signer { get; set; }

    public Uri FetchEndpoint => new(Id.Value + "/fetch");

    public TrustAnchor AsAnchor => new(Id, Keys);

    public FederationKeySet Keys => Parse.Keys(new JsonObject { ["keys"] = new JsonArray(EntityMetadata.Node(Signer.PublicKey)) });

    /// <summary>What it says of itself.</summary>
    public StatementDraft Configuration(params IReadOnlyList<Entity> superiors) => new()
    {
        Issuer = Id,
        Subject = Id,
        Keys = [Signer.PublicKey],
        AuthorityHints = [.. superiors.Select(superior => superior.Id)],
        Metadata = new JsonObject { [EntityMetadata.FederationEntity] = new JsonObject { [StatementWords.FetchEndpoint] = FetchEndpoint.AbsoluteUri } },
    };

    /// <summary>What it says of another.</summary>
    public StatementDraft About(Entity subordinate) => new() { Issuer = Id, Subject = subordinate.Id, Keys = [subordinate.Signer.PublicKey] };

    public string Sign(StatementDraft draft, DateTimeOffset now) => StatementWriter.Write(draft, Signer, now);
}
