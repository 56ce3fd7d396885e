using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Actipole21;

/// <summary>The French words of the column Services.</summary>
internal static class ServiceWords
{
    public static ServiceTable Table { get; } = new("Services", new(StringComparer.OrdinalIgnoreCase)
    {
        ["coworking"] = [ServiceKeys.Coworking],
        ["espace partagé"] = [ServiceKeys.Coworking],
        ["télécentre"] = [ServiceKeys.Coworking],
        ["télétravail"] = [ServiceKeys.Telework],
        ["poste attitré"] = [ServiceKeys.DedicatedDesk],
        ["bureau fermé"] = [ServiceKeys.PrivateOffice],
        ["bureaux fermés"] = [ServiceKeys.PrivateOffice],
        ["bureau individuel"] = [ServiceKeys.PrivateOffice],
        ["salle de réunion"] = [ServiceKeys.MeetingRoom],
        ["salles de réunion"] = [ServiceKeys.MeetingRoom],
        ["salle de formation"] = [ServiceKeys.TrainingRoom],
        ["salles de formation"] = [ServiceKeys.TrainingRoom],
        ["espace événementiel"] = [ServiceKeys.EventSpace],
        ["salle de conférence"] = [ServiceKeys.EventSpace],
        ["visioconférence"] = [ServiceKeys.Videoconference],
        ["visio"] = [ServiceKeys.Videoconference],
        ["vidéoprojecteur"] = [ServiceKeys.Projector],
        ["cabine téléphonique"] = [ServiceKeys.PhoneBooth],
        ["phone box"] = [ServiceKeys.PhoneBooth],
        ["internet"] = [ServiceKeys.Internet],
        ["wifi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["wi-fi"] = [ServiceKeys.Internet, ServiceKeys.Wifi],
        ["fibre"] = [ServiceKeys.Internet, ServiceKeys.FibreInternet],
        ["ordinateur"] = [ServiceKeys.ComputerAccess],
        ["ordinateurs"] = [ServiceKeys.ComputerAccess],
        ["impression"] = [ServiceKeys.Printing],
        ["imprimante"] = [ServiceKeys.Printing],
        ["scanner"] = [ServiceKeys.Scanning],
        ["impression 3d"] = [ServiceKeys.Printing3D],
        ["atelier"] = [ServiceKeys.Fabrication],
        ["fablab"] = [ServiceKeys.Fabrication],
        ["découpe laser"] = [ServiceKeys.LaserCutting],
        ["studio d'enregistrement"] = [ServiceKeys.RecordingStudio],
        ["accueil"] = [ServiceKeys.Reception],
        ["domiciliation"] = [ServiceKeys.BusinessAddress],
        ["courrier"] = [ServiceKeys.MailHandling],
        ["casiers"] = [ServiceKeys.Lockers],
        ["stockage"] = [ServiceKeys.Storage],
        ["cuisine"] = [ServiceKeys.Kitchen],
        ["café"] = [ServiceKeys.Cafe],
        ["restauration"] = [ServiceKeys.Cafe],
        ["espace détente"] = [ServiceKeys.Lounge],
        ["terrasse"] = [ServiceKeys.OutdoorArea],
        ["jardin"] = [ServiceKeys.OutdoorArea],
        ["douche"] = [ServiceKeys.Shower],
        ["climatisation"] = [ServiceKeys.AirConditioning],
        ["crèche"] = [ServiceKeys.Childcare],
        ["parking"] = [ServiceKeys.Parking],
        ["stationnement"] = [ServiceKeys.Parking],
        ["parking vélo"] = [ServiceKeys.BikeParking],
        ["borne de recharge"] = [ServiceKeys.EvCharging],
        ["accès 24/7"] = [ServiceKeys.RoundTheClockAccess],
        ["médiation numérique"] = [ServiceKeys.DigitalHelp],
        ["ateliers numériques"] = [ServiceKeys.DigitalTraining],
        ["aide administrative"] = [ServiceKeys.AdministrativeHelp],
        ["formation"] = [ServiceKeys.Training],
        ["accompagnement"] = [ServiceKeys.BusinessSupport],
        ["animations"] = [ServiceKeys.CommunityEvents],
    });

    public static IReadOnlyList<string> Read(RecordFields record, MapFindings findings) =>
        Table.Read(Words(record.Text("Services")), findings, record.Pointer("Services"));

    private static string[] Words(string? text) =>
        (text ?? "").Split([',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
