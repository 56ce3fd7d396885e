namespace Federation.Cluster.Adapters.Protocol;

/// <summary>The version both sides name in their first frame. They differ when the executable was replaced under a running host.</summary>
internal static class ProtocolVersion
{
    public const int Current = 3;
}
