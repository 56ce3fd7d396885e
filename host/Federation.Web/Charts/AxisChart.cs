using System.Globalization;

namespace Federation.Web.Charts;

/// <summary>
/// Where the corners of a chart of five axes stand: the first axis points up, the others follow clockwise; a level is a third of the way from the middle to the rim. Pure.
/// </summary>
public static class AxisChart
{
    /// <summary>Width and height of the drawing, in units of its own.</summary>
    public const int Size = 200;

    private const double Middle = Size / 2.0;
    private const double Rim = 84;
    private const int Levels = 3;

    /// <summary>The corners of a ring or of an area, for the attribute points.</summary>
    /// <param name="levels">One for each axis, 0 to 3.</param>
    public static string Points(IReadOnlyList<int> levels) => string.Join(' ', levels.Select((level, at) =>
    {
        var (x, y) = Corner(at, levels.Count, level);
        return string.Create(CultureInfo.InvariantCulture, $"{x:0.#},{y:0.#}");
    }));

    public static (double X, double Y) Corner(int axis, int axes, int level)
    {
        double turn = 2 * Math.PI * axis / axes - Math.PI / 2;
        double reach = Rim * level / Levels;
        return (Middle + reach * Math.Cos(turn), Middle + reach * Math.Sin(turn));
    }
}
