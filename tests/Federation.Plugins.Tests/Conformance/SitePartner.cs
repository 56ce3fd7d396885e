using Federation.Contracts.Testing;

namespace Federation.Plugins.Tests.Conformance;

/// <summary>A site whose sitemap leads to a page for each place. One page describes none.</summary>
internal static class SitePartner
{
    public const string Sitemap = Host + "/sitemap.xml";

    private const string Host = "https://site.example";

    private static readonly string[] Places = ["atelier", "bibliotheque", "cafe", "labo"];

    public static IPartner Create()
    {
        var site = new FakePartner().On(Sitemap, PartnerAnswer.Text($"<urlset>{string.Concat(Places.Append("contact").Select(place => $"<url><loc>{AddressOf(place)}</loc></url>"))}</urlset>", "application/xml"));
        foreach (string place in Places) site.On(AddressOf(place), PartnerAnswer.Text(Page(place), "text/html"));
        return site.On(AddressOf("contact"), PartnerAnswer.Text("<!doctype html><title>Contact</title><p>Claude Dupont</p>", "text/html"));
    }

    private static string AddressOf(string place) => $"{Host}/lieux/{place}";

    private static string Page(string place) => $$$"""
        <!doctype html><title>{{{place}}}</title>
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"Place","name":"Le {{{place}}}","telephone":"+33 3 84 00 00 01","founder":{"@type":"Person","name":"Claude Dupont"},
        "address":{"@type":"PostalAddress","streetAddress":"3 rue Verte","postalCode":"39100","addressLocality":"Dole","addressCountry":"FR"},"geo":{"latitude":47.09,"longitude":5.49}}</script>
        """;
}
