using System.Text;

namespace Federation.Cluster.Tests.Storage;

/// <summary>The order in which stores keep ids: that of their UTF-8 bytes.</summary>
internal sealed class CodePointOrder : IComparer<string>
{
    public static CodePointOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
}
