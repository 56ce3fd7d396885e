namespace Federation.Cluster.Normalising.Hours;

/// <summary>Reads the opening hours of a draft in every form that is understood: the OSM grammar first, then French and English prose. Pure and thread safe.</summary>
internal static class HoursReader
{
    public static HoursReading Read(string text)
    {
        var osm = OsmHours.Read(text);
        if (osm.Understood) return osm;
        var prose = ProseHours.Read(text);
        return prose.Understood || !OsmHours.LooksLike(text) ? prose : osm;
    }
}
