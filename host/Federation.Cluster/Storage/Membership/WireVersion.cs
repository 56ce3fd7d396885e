namespace Federation.Cluster.Storage.Membership;

/// <summary>The versions of what hosts send one another and store: <c>docs/wire.txt</c> lists it, <c>docs/upgrade.md</c> says when to raise which.</summary>
public static class WireVersion
{
    /// <summary>What this release speaks. It goes up with the first change of a contract after a release. Since 2 hosts agree on where a grain is (ADR 59).</summary>
    public const int Current = 2;

    /// <summary>The oldest version that this release works beside. It goes up with a change that a host of that version would not survive.</summary>
    public const int Oldest = 2;
}
