using System.IO.Compression;
using System.Text;
using System.Xml;
using Federation.Web.Languages;
using Federation.Web.Rendering;

namespace Federation.Web.Sitemaps;

/// <summary>Writes one file of <see href="https://www.sitemaps.org/protocol.html">sitemaps.org</see>, packed by gzip. Pure.</summary>
internal static class SitemapFile
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Centres of one file; each has an address in every language, and a file has 50,000 addresses at most.</summary>
    public const int MostCentres = 10_000;

    /// <param name="origin">Of the directory, without a slash at its end.</param>
    /// <param name="isFirst">Whether the pages that are no centre's stand in it.</param>
    public static byte[] Write(IEnumerable<SitemapCentre> centres, string origin, bool isFirst)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Optimal))
        using (var xml = XmlWriter.Create(packer, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement("urlset", Namespace);
            xml.WriteAttributeString("xmlns", "xhtml", null, Xhtml);
            if (isFirst)
            {
                foreach (var page in (Func<Language, string>[])[Routes.Directory, Routes.Label, Routes.Networks]) WritePage(xml, origin, page, null);
            }

            foreach (var centre in centres) WritePage(xml, origin, language => Routes.Centre(language, centre.Key), centre.ChangedAt);
            xml.WriteEndElement();
        }

        return packed.ToArray();
    }

    public static byte[] WriteIndex(int files, string origin)
    {
        using var plain = new MemoryStream();
        using (var xml = XmlWriter.Create(plain, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
        {
            xml.WriteStartElement("sitemapindex", Namespace);
            for (int number = 1; number <= files; number++)
            {
                xml.WriteStartElement("sitemap", Namespace);
                xml.WriteElementString("loc", Namespace, $"{origin}{SitemapEndpoint.FilePath}{number}.xml");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return plain.ToArray();
    }

    private static void WritePage(XmlWriter xml, string origin, Func<Language, string> address, DateTimeOffset? changed)
    {
        foreach (var language in LanguageTags.All)
        {
            xml.WriteStartElement("url", Namespace);
            xml.WriteElementString("loc", Namespace, origin + address(language));
            if (changed is { } at) xml.WriteElementString("lastmod", Namespace, Moments.Machine(at));
            foreach (var other in LanguageTags.All)
            {
                xml.WriteStartElement("link", Xhtml);
                xml.WriteAttributeString("rel", "alternate");
                xml.WriteAttributeString("hreflang", other.Tag);
                xml.WriteAttributeString("href", origin + address(other));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }
    }
}
