using System.Globalization;
using Federation.Cluster.Centres;
using Federation.Contracts;

namespace Federation.Cluster.Matching.Evaluation;

/// <summary>Plain columns for the two sides, <c>_a</c> and <c>_b</c>, of places in France.</summary>
internal sealed class PlainLayout : IPairLayout
{
    private static readonly string[] Fields = ["name", "addr", "cp", "city", "lat", "lon"];

    public IReadOnlyList<string> Columns { get; } = ["kind", .. Fields.Select(field => field + "_a"), .. Fields.Select(field => field + "_b")];

    public string Kind(Func<string, string> cell) => cell("kind");

    public (ListingContent Left, ListingContent Right) Sides(Func<string, string> cell) => (Side(cell, "_a"), Side(cell, "_b"));

    private static ListingContent Side(Func<string, string> cell, string side) => PairListing.Of(new ListingDraft
    {
        Name = cell("name" + side),
        Address = new PostalAddress { Street = cell("addr" + side), PostalCode = cell("cp" + side), Locality = cell("city" + side), Country = "FR" },
        Location = Point(cell("lat" + side), cell("lon" + side)),
    });

    private static GeoPoint? Point(string latitude, string longitude)
    {
        if (latitude.Length == 0 || longitude.Length == 0) return null;
        return double.TryParse(latitude, CultureInfo.InvariantCulture, out double north) && double.TryParse(longitude, CultureInfo.InvariantCulture, out double east) && GeoPoint.TryCreate(north, east, out var point)
            ? point
            : throw new FormatException("A latitude or longitude is no number of degrees.");
    }
}
