using System.Collections.Frozen;
using Federation.Adapters.Sdk;
using Federation.Contracts;

namespace Federation.Adapters.Actipole21;

/// <summary>The French words of the column Services.</summary>
internal static class ServiceWords
{
    private static readonly FrozenDictionary<string, string> Keys = new Dictionary<string, string>
    {
        ["coworking"] = ServiceKeys.Coworking,
        ["espace partagé"] = ServiceKeys.Coworking,
        ["télécentre"] = ServiceKeys.Coworking,
        ["bureau fermé"] = ServiceKeys.PrivateOffice,
        ["bureaux fermés"] = ServiceKeys.PrivateOffice,
        ["bureau individuel"] = ServiceKeys.PrivateOffice,
        ["salle de réunion"] = ServiceKeys.MeetingRoom,
        ["salles de réunion"] = ServiceKeys.MeetingRoom,
        ["salle de formation"] = ServiceKeys.TrainingRoom,
        ["salles de formation"] = ServiceKeys.TrainingRoom,
        ["visioconférence"] = ServiceKeys.Videoconference,
        ["visio"] = ServiceKeys.Videoconference,
        ["internet"] = ServiceKeys.Internet,
        ["wifi"] = ServiceKeys.Internet,
        ["fibre"] = ServiceKeys.Internet,
        ["impression"] = ServiceKeys.Printing,
        ["imprimante"] = ServiceKeys.Printing,
        ["atelier"] = ServiceKeys.Fabrication,
        ["fablab"] = ServiceKeys.Fabrication,
        ["accueil"] = ServiceKeys.Reception,
        ["domiciliation"] = ServiceKeys.BusinessAddress,
        ["cuisine"] = ServiceKeys.Kitchen,
        ["parking"] = ServiceKeys.Parking,
        ["stationnement"] = ServiceKeys.Parking,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys of the words known here, each once; a word that is not is noted and left out.</summary>
    public static IReadOnlyList<string> Read(RecordFields record, MapFindings findings)
    {
        var services = new List<string>();
        foreach (string word in Words(record.Text("Services")))
        {
            if (!Keys.TryGetValue(word, out string? key)) findings.Warning("service.unknown", $"The service \"{Excerpt.Of(word)}\" is not known.", record.Pointer("Services"));
            else if (!services.Contains(key)) services.Add(key);
        }

        return services;
    }

    private static string[] Words(string? text) =>
        (text ?? "").Split([',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
