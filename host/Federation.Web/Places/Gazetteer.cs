using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using Federation.Web.Directory;

namespace Federation.Web.Places;

/// <summary>
/// The towns of the world with more than 1,000 people, after GeoNames (<see href="https://www.geonames.org/">CC BY 4.0</see>), as the build packed them; empty in a build without npm. It is read when somebody first names a town. Thread safe.
/// </summary>
internal sealed class Gazetteer
{
    /// <summary>A line each: name, country, latitude, longitude, with tabs between.</summary>
    private const string Resource = "places/towns.tsv.br";

    private readonly Lazy<ILookup<string, Town>> _towns = new(Read);

    /// <param name="typed">A town as somebody writes it, perhaps with its country's code after a comma.</param>
    /// <param name="preferred">Of towns with one name, those of these countries come first, in this order.</param>
    public ImmutableArray<Town> Find(string typed, IReadOnlyList<string> preferred)
    {
        int comma = typed.LastIndexOf(',');
        string? country = comma > 0 && typed[(comma + 1)..].Trim() is { Length: 2 } code ? code.ToUpperInvariant() : null;
        var found = _towns.Value[PlaceNames.Fold(country is null ? typed : typed[..comma])];
        return [.. found.Where(town => country is null || town.Country == country).OrderBy(town => Rank(town.Country)).ThenBy(town => town.Country, StringComparer.Ordinal)];

        int Rank(string of) => Enumerable.Range(0, preferred.Count).FirstOrDefault(at => preferred[at] == of, preferred.Count);
    }

    private static ILookup<string, Town> Read()
    {
        using var packed = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource);
        return packed is null ? Array.Empty<Town>().ToLookup(town => town.Name) : Lines(packed).ToLookup(town => PlaceNames.Fold(town.Name), StringComparer.Ordinal);
    }

    private static IEnumerable<Town> Lines(Stream packed)
    {
        using var text = new StreamReader(new BrotliStream(packed, CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            string[] cells = line.Split('\t');
            yield return new Town(cells[0], cells[1], new Point(double.Parse(cells[2], CultureInfo.InvariantCulture), double.Parse(cells[3], CultureInfo.InvariantCulture)));
        }
    }
}
