using System.Collections.Immutable;
using Federation.Web.Places;

namespace Federation.Web.Directory;

/// <summary>The towns that a request names, as points. Pure but for the gazetteer.</summary>
/// <param name="Found">What "where" may mean, the likeliest first.</param>
/// <param name="Unknown">What was typed and is no town that we know.</param>
internal sealed record RequestedPlaces(DirectoryFilter Filter, ImmutableArray<Town> Found, ImmutableArray<string> Unknown)
{
    /// <summary>Which country a town's name is first looked for in.</summary>
    private static readonly string[] Preferred = ["FR", "BE", "CH", "LU", "DE", "GB"];

    public static RequestedPlaces Of(DirectoryRequest request, Gazetteer towns)
    {
        var (where, home, office) = (Find(request.Where), Find(request.Home), Find(request.Office));
        (Point Home, Point Office)? commute = home is [var from, ..] && office is [var to, ..] ? (from.Point, to.Point) : null;
        var near = request.Near ?? (where is [var town, ..] ? town.Point : null);
        ImmutableArray<string> unknown = [.. new[] { (request.Where, where), (request.Home, home), (request.Office, office) }.Where(each => each.Item1.Length > 0 && each.Item2.Length == 0).Select(each => each.Item1)];
        return new RequestedPlaces(new DirectoryFilter(request, near, commute), where, unknown);

        ImmutableArray<Town> Find(string typed) => typed.Length == 0 ? [] : towns.Find(typed, Preferred);
    }
}
