using System.Globalization;
using System.Text;
using System.Xml;

namespace Federation.Registry.Certificates.Badges;

/// <summary>
/// A badge as SVG with its credential baked in, after <see href="https://www.imsglobal.org/spec/ob/v3p0/#svg-baking">Open Badges 3.0, 5.3.2</see>: anybody can take the certificate out of the image and check it. A title and a
/// description say what it shows to those who do not see it. The same face and credential give the same bytes.
/// </summary>
public static class BadgeSvg
{
    public const string MediaType = "image/svg+xml";

    /// <summary>Of the element that holds the credential.</summary>
    public const string Namespace = "https://purl.imsglobal.org/ob/v3p0";

    public const string Element = "credential";

    private const string Svg = "http://www.w3.org/2000/svg";

    /// <param name="credential">With its proof embedded, in UTF-8.</param>
    public static byte[] Write(BadgeFace face, ReadOnlySpan<byte> credential)
    {
        var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement("svg", Svg);
            xml.WriteAttributeString("xmlns", "openbadges", null, Namespace);
            xml.WriteAttributeString("viewBox", $"0 0 {Text(BadgeDrawing.Size)} {Text(BadgeDrawing.Size)}");
            xml.WriteAttributeString("role", "img");
            xml.WriteAttributeString("aria-labelledby", "title description");
            xml.WriteStartElement("openbadges", Element, Namespace);
            xml.WriteCData(Encoding.UTF8.GetString(credential));
            xml.WriteEndElement();
            WriteText(xml, "title", BadgeWords.Title(face));
            WriteText(xml, "desc", BadgeWords.Description(face));
            foreach (var area in BadgeDrawing.Areas(face)) Write(xml, area);
            foreach (var line in BadgeDrawing.Lines(face)) Write(xml, line);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteText(XmlWriter xml, string element, string text)
    {
        xml.WriteStartElement(element, Svg);
        xml.WriteAttributeString("id", element == "desc" ? "description" : element);
        xml.WriteString(BadgeWords.Printable(text));
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, BadgeArea area)
    {
        xml.WriteStartElement("rect", Svg);
        xml.WriteAttributeString("x", Text(area.Left));
        xml.WriteAttributeString("y", Text(area.Top));
        xml.WriteAttributeString("width", Text(area.Width));
        xml.WriteAttributeString("height", Text(area.Height));
        xml.WriteAttributeString("fill", area.Colour.Hex());
        xml.WriteEndElement();
    }

    /// <summary>A capital is about seven tenths of a font's size.</summary>
    private static void Write(XmlWriter xml, BadgeLine line)
    {
        int height = line.Scale * DotFont.Height;
        xml.WriteStartElement("text", Svg);
        xml.WriteAttributeString("x", Text(BadgeDrawing.Size / 2));
        xml.WriteAttributeString("y", Text(line.Top + height));
        xml.WriteAttributeString("font-family", "system-ui, sans-serif");
        xml.WriteAttributeString("font-size", Text(height * 10 / 7));
        xml.WriteAttributeString("text-anchor", "middle");
        xml.WriteAttributeString("fill", BadgeColour.Ink.Hex());
        xml.WriteString(line.Text);
        xml.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
