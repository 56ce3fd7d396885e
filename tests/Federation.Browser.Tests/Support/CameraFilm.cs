using System.Text;
using QRCoder;

namespace Federation.Browser.Tests.Support;

/// <summary>What a camera sees that is held before a phone: a QR code, as a film of one picture (YUV4MPEG2).</summary>
internal static class CameraFilm
{
    private const int Side = 800;
    private const byte White = 235;
    private const byte Black = 16;
    private const byte NoColour = 128;

    public static async Task WriteAsync(string file, string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.L);
        byte[] light = new byte[Side * Side];
        int modules = code.ModuleMatrix.Count, size = Side / modules, margin = (Side - modules * size) / 2;
        Array.Fill(light, White);
        for (int y = 0; y < modules * size; y++)
        {
            for (int x = 0; x < modules * size; x++)
            {
                if (code.ModuleMatrix[y / size][x / size]) light[(margin + y) * Side + margin + x] = Black;
            }
        }

        byte[] colour = new byte[Side * Side / 2];
        Array.Fill(colour, NoColour);
        await using var film = File.Create(file);
        await film.WriteAsync(Encoding.ASCII.GetBytes($"YUV4MPEG2 W{Side} H{Side} F10:1 Ip A1:1 C420mpeg2\n"));
        for (int picture = 0; picture < 10; picture++)
        {
            await film.WriteAsync("FRAME\n"u8.ToArray());
            await film.WriteAsync(light);
            await film.WriteAsync(colour);
        }
    }
}
