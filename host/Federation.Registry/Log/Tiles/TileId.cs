using System.Globalization;

namespace Federation.Registry.Log.Tiles;

/// <summary>
/// Names a tile of a log as <see href="https://c2sp.org/tlog-tiles">C2SP tlog-tiles</see> does: up to 256 hashes beside one another, on level 0 those of entries, above them those of whole tiles of the level below.
/// </summary>
/// <param name="Level">From 0 up.</param>
/// <param name="Number">Within its level, from 0 up.</param>
public readonly record struct TileId(int Level, long Number)
{
    /// <summary>How many hashes a whole tile has.</summary>
    public const int Width = 1 << Height;

    /// <summary>How many levels of the tree a tile stands for.</summary>
    internal const int Height = 8;

    /// <summary>The number as path elements: <c>x001/x234/067</c> for 1234067.</summary>
    public static string Path(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        string path = Element(number % 1000);
        for (long rest = number / 1000; rest > 0; rest /= 1000) path = $"x{Element(rest % 1000)}/{path}";
        return path;
    }

    /// <summary>Reads what <see cref="Path(long)"/> writes, with <c>.p/W</c> behind it for the first W hashes or entries of a tile that is not whole.</summary>
    /// <param name="width"><see cref="Width"/> where the text names none.</param>
    /// <returns>False for any other text.</returns>
    public static bool TryParsePath(string text, out long number, out int width)
    {
        (number, width) = (0, Width);
        string path = text;
        if (text.IndexOf(".p/", StringComparison.Ordinal) is >= 0 and var partial)
        {
            path = text[..partial];
            string digits = text[(partial + ".p/".Length)..];
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out width) || width is < 1 or >= Width || digits != width.ToString(CultureInfo.InvariantCulture)) return false;
        }

        if (path.Length > 30) return false; // beyond any number
        string plain = path.Replace("/", "", StringComparison.Ordinal).Replace("x", "", StringComparison.Ordinal);
        return long.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out number) && Path(number) == path;
    }

    private static string Element(long thousand) => thousand.ToString("000", CultureInfo.InvariantCulture);
}
