using System.Globalization;

namespace Federation.Web.Directory;

/// <summary>A box of decimal degrees. Its west is greater than its east where it goes across the antimeridian.</summary>
public sealed record Box(double West, double South, double East, double North)
{
    /// <summary>West, south, east and north with commas between, as GeoJSON orders them; null for anything else.</summary>
    public static Box? TryParse(string text)
    {
        string[] parts = text.Split(',');
        if (parts.Length != 4) return null;
        return Degrees.TryParse(parts[0], 180, out double west) && Degrees.TryParse(parts[1], 90, out double south) && Degrees.TryParse(parts[2], 180, out double east) && Degrees.TryParse(parts[3], 90, out double north) && south <= north
            ? new Box(west, south, east, north)
            : null;
    }

    public Dictionary<string, object?> ToVariable() => new() { ["west"] = West, ["south"] = South, ["east"] = East, ["north"] = North };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West:0.####},{South:0.####},{East:0.####},{North:0.####}");
}
