using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.TernumBfc;

/// <summary>The codes that say something of services, joined by dashes: kinds of place (<c>M-I-TL</c>), ways of being helped, labels.</summary>
internal static class PlaceCodes
{
    public static IReadOnlyList<ServiceTable> Tables { get; } =
    [
        new("code_typo", new(StringComparer.OrdinalIgnoreCase)
        {
            // Lieux de travail et de collaboration, de médiation publique, d'information et d'accès aux droits, de formation.
            ["T"] = [ServiceKeys.Coworking],
            ["M"] = [ServiceKeys.DigitalHelp],
            ["I"] = [ServiceKeys.AdministrativeHelp],
            ["O"] = [ServiceKeys.Training],

            // "Lieux de médiation et de fabrication" are banks and clubs as well as fablabs, and TL is never defined, only spelled as T with an L after it:
            // neither says that there are machines or desks.
            ["F"] = [],
            ["TL"] = [],
        }),
        new("code_accomp", new(StringComparer.OrdinalIgnoreCase)
        {
            // En autonomie: with the place's own equipment. Accès libre avec accompagnement, individuel sur rendez-vous, en groupe, atelier de réparation informatique.
            ["A"] = [ServiceKeys.ComputerAccess],
            ["L"] = [ServiceKeys.ComputerAccess, ServiceKeys.DigitalHelp],
            ["RDV"] = [ServiceKeys.DigitalHelp],
            ["G"] = [ServiceKeys.DigitalTraining],
            ["R"] = [ServiceKeys.Repair],
        }),
        new("code_label", new(StringComparer.OrdinalIgnoreCase)
        {
            ["MSAP"] = [ServiceKeys.AdministrativeHelp],
            ["MFS"] = FranceServicesLabel.Services,

            // Networks, a way of paying, and codes that the publisher leaves undefined.
            ["NMM"] = [],
            ["DM"] = [],
            ["FTL"] = [],
            ["APTIC"] = [],
            ["BFC"] = [],
            ["RIN"] = [],
            ["F"] = [],
            ["P"] = [],
        }),
    ];

    public static IReadOnlyList<string> Services(RecordFields record, MapFindings findings) =>
        [.. Tables.SelectMany(table => table.Read(Codes.In(record.Text(table.Column)), findings, record.Pointer(table.Column))).Distinct()];
}
