using System.Globalization;

namespace Federation.Web.Directory;

/// <summary>Reads decimal degrees.</summary>
internal static class Degrees
{
    public static bool TryParse(string text, double most, out double degrees) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out degrees) && Math.Abs(degrees) <= most;
}
