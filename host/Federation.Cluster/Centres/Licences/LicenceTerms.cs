using System.Collections.Frozen;

namespace Federation.Cluster.Centres.Licences;

/// <summary>
/// What a licence asks of whoever hands on data under it, by its id. A licence that is not in the table is taken for one that may ask for anything: <see cref="Obligation.Unknown"/>. Immutable and thread safe.
/// </summary>
/// <param name="Id">As it is best written: SPDX's where there is one, else as French publishers do.</param>
/// <param name="Name">For people; the id again where it is not known.</param>
/// <param name="Url">Where the terms can be read; null where that is not known.</param>
/// <param name="Attribution">Whether the source has to be named.</param>
/// <param name="ShareAlike">Whether what is made of the data has to be under the same licence.</param>
public sealed record LicenceTerms(string Id, string Name, Uri? Url, Obligation Attribution, Obligation ShareAlike)
{
    // Ids differ in capitals from one publisher to the next.
    private static readonly FrozenDictionary<string, LicenceTerms> Known = All().ToFrozenDictionary(entry => entry.Id, entry => entry.Terms, StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it may be handed on without handing its licence on to everything beside it.</summary>
    public bool IsFreeOfShareAlike => ShareAlike == Obligation.None;

    /// <summary>The terms of an id in any capitals; of an id that is not known those of nothing known.</summary>
    public static LicenceTerms Of(string id) => Known.GetValueOrDefault(id.Trim()) ?? new LicenceTerms(id, id, null, Obligation.Unknown, Obligation.Unknown);

    private static IEnumerable<(string Id, LicenceTerms Terms)> All()
    {
        const Obligation No = Obligation.None, Yes = Obligation.Required;
        return
        [
            .. Under("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence/", Yes, No, "etalab-2.0", "LOv2", "fr-lo", "licence-ouverte-2.0"),
            .. Under("Licence Ouverte 1.0", "https://www.etalab.gouv.fr/wp-content/uploads/2014/05/Licence_Ouverte.pdf", Yes, No, "etalab-1.0", "licence-ouverte-1.0"),
            .. Under("Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/", Yes, Yes, "ODbL-1.0", "odc-odbl"),
            .. Under("Open Data Commons Attribution License 1.0", "https://opendatacommons.org/licenses/by/1-0/", Yes, No, "ODC-By-1.0"),
            .. Under("Open Data Commons Public Domain Dedication and License 1.0", "https://opendatacommons.org/licenses/pddl/1-0/", No, No, "PDDL-1.0"),
            .. Under("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/", No, No, "CC0-1.0", "cc-zero"),
            .. Under("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/", Yes, No, "CC-BY-4.0"),
            .. Under("Creative Commons Attribution 3.0", "https://creativecommons.org/licenses/by/3.0/", Yes, No, "CC-BY-3.0"),
            .. Under("Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/", Yes, Yes, "CC-BY-SA-4.0"),
            .. Under("Creative Commons Attribution-ShareAlike 3.0", "https://creativecommons.org/licenses/by-sa/3.0/", Yes, Yes, "CC-BY-SA-3.0"),
            .. Under("Open Government Licence 3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/", Yes, No, "OGL-UK-3.0"),
            .. Under("MIT License", "https://opensource.org/license/mit", Yes, No, "MIT"),
        ];
    }

    private static IEnumerable<(string Id, LicenceTerms Terms)> Under(string name, string url, Obligation attribution, Obligation shareAlike, params string[] ids)
    {
        var terms = new LicenceTerms(ids[0], name, new Uri(url), attribution, shareAlike);
        return ids.Select(id => (id, terms));
    }
}
