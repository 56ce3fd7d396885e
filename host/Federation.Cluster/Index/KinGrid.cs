namespace Federation.Cluster.Index;

/// <summary>
/// Centres by what may tell that two listings are one place: a folded name or a website domain, within one cell of the grid. Matching asks it
/// for the few that share one with a new listing, however many stand around it. Immutable; <see cref="Builder"/> makes the next version.
/// </summary>
internal sealed class KinGrid
{
    /// <summary>What more centres of one cell share tells none of them from another, so nobody is found by it.</summary>
    public const int MostKin = 100;

    private readonly CentreLists<(int Cell, string Key)> _kin;

    private KinGrid(CentreLists<(int Cell, string Key)> kin) => _kin = kin;

    public static KinGrid Empty { get; } = new(CentreLists<(int Cell, string Key)>.Empty);

    /// <summary>Centres with a listing of this name or domain in a cell that the box touches; perhaps more than once, perhaps outside the box.</summary>
    public IEnumerable<IndexedCentre> Touching(GeoBox box, string key) =>
        (GridCell.Touching(box) ?? []).Select(cell => _kin[(cell, key)]).Where(kin => kin.Length <= MostKin).SelectMany(kin => kin);

    public Builder ToBuilder() => new(_kin.ToBuilder());

    /// <summary>Collects the changes of one version. Not thread safe.</summary>
    internal sealed class Builder(CentreLists<(int Cell, string Key)>.Builder kin)
    {
        public void Add(IndexedCentre centre)
        {
            foreach (var key in KeysOf(centre)) kin.Add(key, centre);
        }

        public void Remove(IndexedCentre centre)
        {
            foreach (var key in KeysOf(centre)) kin.Remove(key, centre);
        }

        public KinGrid Build() => new(kin.Build());

        private static HashSet<(int Cell, string Key)> KeysOf(IndexedCentre centre)
        {
            var keys = new HashSet<(int Cell, string Key)>();
            foreach (var listing in centre.Listings)
            {
                if (listing.Location is not { } location) continue;
                int cell = GridCell.Of(location);
                if (listing.NameKey.Length > 0) keys.Add((cell, listing.NameKey));
                if (listing.Domain is { } domain) keys.Add((cell, domain));
            }

            return keys;
        }
    }
}
