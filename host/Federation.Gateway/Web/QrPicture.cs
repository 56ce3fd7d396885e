using QRCoder;

namespace Federation.Gateway.Web;

/// <summary>An address as a code to scan.</summary>
internal static class QrPicture
{
    public const string MediaType = "image/svg+xml";

    private const int PixelsPerModule = 8;

    public static string Svg(string address)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(PixelsPerModule);
    }
}
