namespace Federation.Adapters.Mapping.Tests.Probing;

/// <summary>No person of a listing leaves a probe.</summary>
public sealed class PersonDraftTests
{
    private const string Listing = """
        code;nom;ville;Responsable;Courriel;Infos;Tel;Divers
        1;La Ruche;Tours;Camille Durand;camille@exemple.fr;"Écrire à camille@exemple.fr ou au 06 12 34 56 78";02 47 00 00 01;écrire à jo@exemple.fr
        2;Le Phare;Blois;Alex Martin;alex@exemple.fr;ouvert;02 54 00 00 02;x@exemple.fr
        3;Le Quai;Loches;Sam Petit;sam@exemple.fr;ouvert;02 47 00 00 03;

        """;

    [Fact]
    public async Task Persons_AreDraftedAway_AndNowhereShown()
    {
        var finding = await Probes.OfTextAsync(Listing);

        string all = finding.GetRawText();
        Assert.DoesNotContain("exemple.fr", all, StringComparison.Ordinal);
        foreach (string name in (string[])["Camille", "Durand", "Alex", "Martin", "Petit", "06 12"]) Assert.DoesNotContain(name, all, StringComparison.Ordinal);
        Assert.Contains("persons: [Responsable, Courriel, Infos, Divers]", finding.Yaml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Telephones_InExamples_AreMasked()
    {
        var finding = await Probes.OfTextAsync(Listing);

        Assert.DoesNotContain("02 47 00", finding.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("phone: Tel", finding.Yaml(), StringComparison.Ordinal);
    }
}
