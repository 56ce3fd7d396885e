namespace Federation.Registry.Certificates.Badges;

/// <summary>The palette of a badge.</summary>
internal static class BadgeColours
{
    /// <summary>Red, green and blue, in the order of <see cref="BadgeColour"/>.</summary>
    public static IReadOnlyList<(byte Red, byte Green, byte Blue)> Palette { get; } = [(0xff, 0xff, 0xff), (0x1d, 0x27, 0x33), (0x0b, 0x6b, 0x50), (0xc3, 0xcb, 0xd4)];

    public static string Hex(this BadgeColour colour)
    {
        var (red, green, blue) = Palette[(int)colour];
        return $"#{red:x2}{green:x2}{blue:x2}";
    }
}
