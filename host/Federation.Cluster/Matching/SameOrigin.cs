using Federation.Cluster.Index;

namespace Federation.Cluster.Matching;

/// <summary>Two listings that tell of one and the same listing of one directory, which came by two ways, are one place whatever they say: no score is asked.</summary>
internal static class SameOrigin
{
    public static bool Is(IndexedListing one, IndexedListing other) => one.Origin is not null && one.Origin == other.Origin;
}
