using System.Text.Json.Nodes;
using Federation.Trust.Chains;
using Federation.Trust.Statements;

namespace Federation.Trust.Tests.Support;

/// <summary>An anchor, one intermediate below it, and a leaf: a federation whose statements a test changes.</summary>
internal sealed class ThreeLevels
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public ThreeLevels()
    {
        LeafSays = Leaf.Configuration(Middle) with { Metadata = Parse.Node("""{"openid_relying_party":{"client_registration_types":["automatic"],"client_name":"A door"}}""") };
        MiddleSays = Middle.Configuration(Anchor);
        AnchorSays = Anchor.Configuration();
        MiddleOnLeaf = Middle.About(Leaf);
        AnchorOnMiddle = Anchor.About(Middle);
    }

    public Entity Anchor { get; } = new("https://anchor.example");

    public Entity Middle { get; } = new("https://anchor.example/networks/alpha");

    public Entity Leaf { get; } = new("https://leaf.example");

    public StatementDraft LeafSays { get; set; }

    public StatementDraft MiddleSays { get; set; }

    public StatementDraft AnchorSays { get; set; }

    public StatementDraft MiddleOnLeaf { get; set; }

    public StatementDraft AnchorOnMiddle { get; set; }

    /// <summary>From the leaf up, with the anchor's configuration.</summary>
    public string[] Chain(DateTimeOffset? now = null)
    {
        var at = now ?? Noon;
        return [Leaf.Sign(LeafSays, at), Middle.Sign(MiddleOnLeaf, at), Anchor.Sign(AnchorOnMiddle, at), Anchor.Sign(AnchorSays, at)];
    }

    public Task<Judged<TrustChain>> VerifyAsync(DateTimeOffset? now = null, TrustRules? rules = null) => ChainVerifier.VerifyAsync(Chain(), Anchor.AsAnchor, now ?? Noon, rules ?? TrustRules.Standard);

    /// <summary>Its statements where they are fetched, signed now.</summary>
    public void Publish(MemorySource source, DateTimeOffset now)
    {
        source.Put(Leaf, Leaf, Leaf.Sign(LeafSays, now));
        source.Put(Middle, Middle, Middle.Sign(MiddleSays, now));
        source.Put(Anchor, Anchor, Anchor.Sign(AnchorSays, now));
        source.Put(Middle, Leaf, Middle.Sign(MiddleOnLeaf, now));
        source.Put(Anchor, Middle, Anchor.Sign(AnchorOnMiddle, now));
    }

    public static JsonObject Policy(string operators) => Parse.Node($$"""{"openid_relying_party":{{operators}}}""");
}
