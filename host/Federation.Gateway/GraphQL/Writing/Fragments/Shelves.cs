using Federation.Cluster.Index;

namespace Federation.Gateway.GraphQL.Writing.Fragments;

/// <summary>The fragments of one shape in both generations. Thread safe.</summary>
internal readonly record struct Shelves(FragmentShelf Young, FragmentShelf? Old)
{
    public Fragment? Find(CentrePlace place, DateTimeOffset now)
    {
        if (Young.Find(place, now) is { } kept) return kept;
        if (Old?.Find(place, now) is not { } older) return null;
        Young.Keep(place, older);
        return older;
    }

    public void Keep(CentrePlace place, Fragment fragment) => Young.Keep(place, fragment);
}
