using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.RegionSud;

/// <summary>What the columns <c>type_lieu</c>, <c>labels</c>, <c>services</c> and <c>materiels_disponibles</c> say by themselves of services.</summary>
internal static class PlaceKinds
{
    public static ServiceTable Kinds { get; } = new("type_lieu", new(LostLetters.Comparer)
    {
        ["Bibliothèque / Médiathèque"] = [ServiceKeys.Library],
        ["Espace Public Numérique (EPN)"] = [ServiceKeys.Internet, ServiceKeys.ComputerAccess, ServiceKeys.DigitalHelp],
        ["Espace Public Numérique (EPN) / Coworking"] = [ServiceKeys.Internet, ServiceKeys.ComputerAccess, ServiceKeys.DigitalHelp, ServiceKeys.Coworking],
        ["Centre social / Coworking"] = [ServiceKeys.Coworking],
        ["Maison de Service au Public (MSAP)"] = [ServiceKeys.AdministrativeHelp],
        ["Point Information Médiation Multi Services (PIMMS)"] = [ServiceKeys.AdministrativeHelp],
        ["Organisme de formations"] = [ServiceKeys.Training],
        ["Tiers-lieu / Coworking / FabLab / Hackerspace / Organisme de formations"] = [ServiceKeys.Training],
        ["Tiers-lieu / Coworking / FabLab / Hackerspace/ Organisme de formations"] = [ServiceKeys.Training],
        ["Incubateur d'entreprises"] = [ServiceKeys.BusinessSupport],
        ["Centre aéré / Point Information Jeunes"] = [ServiceKeys.YouthInformation],
        ["La Poste"] = [ServiceKeys.PostalServices],

        // One kind for four, which does not say which of them a place is.
        ["Tiers-lieu / Coworking / FabLab / Hackerspace"] = [],

        // Who runs the place, not what it offers.
        ["Association"] = [],
        ["Commune"] = [],
        ["Intercommunalité (EPCI)"] = [],
        ["Département"] = [],
        ["Département (UTPAS, MDS, MDSI, UTAS…)"] = [],
        ["Administration / Collectivité territoriale"] = [],
        ["Préfecture et Sous-Préfecture"] = [],
        ["Centre social"] = [],
        ["Autre / Inconnu"] = [],
    });

    /// <summary>The labels that mean services; the others are networks and awards, shown as the label claim.</summary>
    public static ServiceTable Labels { get; } = new("labels", new(LostLetters.Comparer)
    {
        ["FRANCE SERVICES"] = FranceServicesLabel.Services,
        ["FRANCE SERVICE"] = FranceServicesLabel.Services,
        ["INFORMATION JEUNESSE"] = [ServiceKeys.YouthInformation],
        ["POINT INFORMATION JEUNESSE"] = [ServiceKeys.YouthInformation],
        ["ESPACE PUBLIC NUMÉRIQUE (EPN)"] = [ServiceKeys.Internet, ServiceKeys.ComputerAccess, ServiceKeys.DigitalHelp],
    });

    /// <summary>Both columns are prose with commas; what is not one of these phrases stays in the description.</summary>
    public static ServiceTable Phrases { get; } = new("services, materiels_disponibles", new(LostLetters.Comparer)
    {
        ["coworking"] = [ServiceKeys.Coworking],
        ["bureaux partagés"] = [ServiceKeys.Coworking],
        ["fablab"] = [ServiceKeys.Fabrication],
        ["fabrication numérique"] = [ServiceKeys.Fabrication],
        ["internet"] = [ServiceKeys.Internet],
        ["accès internet"] = [ServiceKeys.Internet],
        ["accès à internet"] = [ServiceKeys.Internet],
        ["accès internet gratuit"] = [ServiceKeys.Internet],
        ["connexion internet"] = [ServiceKeys.Internet],
        ["espace internet"] = [ServiceKeys.Internet],
        ["wifi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["wifi en accès libre"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["ordinateurs"] = [ServiceKeys.ComputerAccess],
        ["ordinateurs fixes"] = [ServiceKeys.ComputerAccess],
        ["ordinateurs portables"] = [ServiceKeys.ComputerAccess],
        ["ordinateurs fixes et portables"] = [ServiceKeys.ComputerAccess],
        ["ordinateurs en accès libre"] = [ServiceKeys.ComputerAccess],
        ["postes informatiques"] = [ServiceKeys.ComputerAccess],
        ["postes informatiques fixes et portables"] = [ServiceKeys.ComputerAccess],
        ["imprimante"] = [ServiceKeys.Printing],
        ["imprimantes"] = [ServiceKeys.Printing],
        ["scanner"] = [ServiceKeys.Scanning],
        ["imprimante / scanner"] = [ServiceKeys.Printing, ServiceKeys.Scanning],
        ["imprimante/scanner"] = [ServiceKeys.Printing, ServiceKeys.Scanning],
        ["imprimante Scanner"] = [ServiceKeys.Printing, ServiceKeys.Scanning],
        ["imprimante-scanner"] = [ServiceKeys.Printing, ServiceKeys.Scanning],
        ["Ordinateurs et  imprimante Scanner"] = [ServiceKeys.ComputerAccess, ServiceKeys.Printing, ServiceKeys.Scanning],
        ["imprimante 3D"] = [ServiceKeys.Printing3D],
        ["imprimantes 3D"] = [ServiceKeys.Printing3D],
        ["impression 3D"] = [ServiceKeys.Printing3D],
        ["découpeuse laser"] = [ServiceKeys.LaserCutting],
        ["visio"] = [ServiceKeys.Videoconference],
        ["visioconférence"] = [ServiceKeys.Videoconference],
        ["matériel visio"] = [ServiceKeys.Videoconference],
        ["matériel visio-conférence"] = [ServiceKeys.Videoconference],
        ["vidéoprojecteur"] = [ServiceKeys.Projector],
        ["vidéoprojecteurs"] = [ServiceKeys.Projector],
        ["vidéo-projecteurs"] = [ServiceKeys.Projector],
        ["salle de réunion"] = [ServiceKeys.MeetingRoom],
        ["salles de réunion"] = [ServiceKeys.MeetingRoom],
        ["salles de formation"] = [ServiceKeys.TrainingRoom],
        ["ateliers numériques"] = [ServiceKeys.DigitalTraining],
        ["médiation numérique"] = [ServiceKeys.DigitalHelp],
        ["assistance numérique"] = [ServiceKeys.DigitalHelp],
        ["formation"] = [ServiceKeys.Training],
        ["formation professionnelle"] = [ServiceKeys.Training],
        ["accompagnement à la recherche d'emploi"] = [ServiceKeys.JobSearchHelp],
        ["cybercafé"] = [ServiceKeys.Internet, ServiceKeys.ComputerAccess],
        ["événements"] = [ServiceKeys.CommunityEvents],
    });

    public static IReadOnlyList<string> Services(RecordFields record, MapFindings findings) =>
    [
        .. Kinds.Read(record.Text("type_lieu") is { } kind ? [kind] : [], findings, record.Pointer("type_lieu"))
            .Concat(Pieces(record.Text("labels")).SelectMany(label => Labels.Find(label) ?? []))
            .Concat(Phrases.ReadProse(Pieces(record.Text("services")), findings, record.Pointer("services")))
            .Concat(Phrases.ReadProse(Pieces(record.Text("materiels_disponibles")), findings, record.Pointer("materiels_disponibles")))
            .Distinct(),
    ];

    private static string[] Pieces(string? text) => (text ?? "").Split([',', '|', ';', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
