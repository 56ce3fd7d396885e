using System.Globalization;

namespace Federation.Web.Directory;

/// <summary>Decimal degrees on WGS 84.</summary>
public sealed record Point(double Latitude, double Longitude)
{
    /// <summary>A latitude and a longitude with a comma between; null for anything else.</summary>
    public static Point? TryParse(string text)
    {
        string[] parts = text.Split(',');
        return parts.Length == 2 && Degrees.TryParse(parts[0], 90, out double latitude) && Degrees.TryParse(parts[1], 180, out double longitude) ? new Point(latitude, longitude) : null;
    }

    public Dictionary<string, object?> ToVariable() => new() { ["latitude"] = Latitude, ["longitude"] = Longitude };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.#####},{Longitude:0.#####}");
}
