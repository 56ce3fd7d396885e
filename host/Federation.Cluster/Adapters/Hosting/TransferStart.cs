using Federation.Cluster.Adapters.Fetching;
using Federation.Cluster.Adapters.Protocol;

namespace Federation.Cluster.Adapters.Hosting;

/// <summary>A body that is open, and the frame that tells the worker so.</summary>
internal sealed record TransferStart(BoundedBody Body, FrameType Announcement, ReadOnlyMemory<byte> Head);
