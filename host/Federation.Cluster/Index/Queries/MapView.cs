namespace Federation.Cluster.Index;

/// <summary>What a map shows: a box, and how large.</summary>
/// <param name="Zoom">0 where the world is 256 pixels wide, one more for each doubling; up to <see cref="MostZoom"/>.</param>
public sealed record MapView(GeoBox Box, int Zoom)
{
    public const int MostZoom = 20;

    /// <summary>Side of the squares that a map is divided into, in pixels: what lies within one is shown as one.</summary>
    private const int SquarePixels = 64;

    private const int WorldPixels = 256;

    /// <summary>The latitude at which Web Mercator maps end.</summary>
    private const double Edge = 85.05112878;

    /// <summary>How many squares lie around the earth at this zoom.</summary>
    public int SquaresAround => (WorldPixels / SquarePixels) << Zoom;

    /// <summary>How many squares the box touches.</summary>
    public long Squares
    {
        get
        {
            var (west, north) = SquareOf(Box.North, Box.West);
            var (east, south) = SquareOf(Box.South, Box.East);
            long columns = east - west + 1 + (Box.West > Box.East ? SquaresAround : 0);
            return Math.Min(columns, SquaresAround) * (south - north + 1);
        }
    }

    /// <summary>The square of a place, in the Web Mercator projection (EPSG 3857), from the west and from the north.</summary>
    public (int Column, int Row) SquareOf(double latitude, double longitude)
    {
        double sine = Math.Sin(double.DegreesToRadians(Math.Clamp(latitude, -Edge, Edge)));
        double across = (longitude + 180) / 360, down = 0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI));
        return (Of(across), Of(down));

        int Of(double share) => Math.Clamp((int)(share * SquaresAround), 0, SquaresAround - 1);
    }
}
