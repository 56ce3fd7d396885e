using System.Text.Json;
using Federation.Cluster.Centres.Licences;

namespace Federation.Gateway.Exports.Formats;

/// <summary>Gathers the licences and credits of everything in one file. Not thread safe.</summary>
internal sealed class TermsOfAll
{
    /// <summary>There are as many terms as sources, unless somebody wants us to keep many; each centre has its own all the same.</summary>
    private const int Most = 1_000;

    private readonly Dictionary<(string Licence, string Attribution), (LicenceTerms Terms, int Centres)> _terms = [];
    private LicenceSum _sum;
    private bool _more;

    public int Centres { get; private set; }

    public void Add(ExportedCentre exported)
    {
        Centres++;
        _sum = exported.Sources.Aggregate(_sum, (sum, source) => sum.And(source.Terms));
        foreach (var source in exported.Sources.DistinctBy(source => (source.Licence, source.Attribution)))
        {
            var key = (source.Licence, source.Attribution);
            if (_terms.TryGetValue(key, out var known)) _terms[key] = known with { Centres = known.Centres + 1 };
            else if (_terms.Count < Most) _terms[key] = (source.Terms, 1);
            else _more = true;
        }
    }

    /// <summary>Members of the object that is open.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartArray("licences");
        foreach (var ((licence, attribution), (terms, centres)) in _terms.OrderBy(term => term.Key.Licence, StringComparer.Ordinal).ThenBy(term => term.Key.Attribution, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("licence", licence);
            json.WriteString("attribution", attribution);
            ObligationWords.WriteTerms(json, terms);
            json.WriteNumber("centres", centres);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("moreLicences", _more);
        ObligationWords.Write(json, "obligations", _sum);
        json.WriteStartObject("notice");
        json.WriteString("en", English);
        json.WriteString("fr", French);
        json.WriteEndObject();
    }

    private string English => _sum.ShareAlike switch
    {
        Obligation.Required => "This file holds values under licences that ask to share alike: what you make of it as a whole has to be published under them. Name every attribution. Add without=share-alike for a file without these values.",
        Obligation.Unknown => "Of some sources in this file nobody knows whether their licence asks to share alike. Name every attribution. Add without=share-alike for a file without their values.",
        _ => "No licence in this file asks to share alike. Name every attribution that is required.",
    };

    private string French => _sum.ShareAlike switch
    {
        Obligation.Required => "Ce fichier contient des valeurs sous des licences qui demandent un partage à l'identique : ce que vous en faites dans son ensemble doit être publié sous ces licences. Citez chaque mention. Ajoutez without=share-alike pour un fichier sans ces valeurs.",
        Obligation.Unknown => "Pour certaines sources de ce fichier, on ignore si leur licence demande un partage à l'identique. Citez chaque mention. Ajoutez without=share-alike pour un fichier sans leurs valeurs.",
        _ => "Aucune licence de ce fichier ne demande un partage à l'identique. Citez chaque mention exigée.",
    };
}
