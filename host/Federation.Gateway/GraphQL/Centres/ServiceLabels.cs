using System.Collections.Frozen;
using Federation.Cluster.Problems;
using Federation.Contracts;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>The names of the service vocabulary for people.</summary>
internal static class ServiceLabels
{
    private static readonly FrozenDictionary<string, (string English, string French)> Labels = new Dictionary<string, (string, string)>
    {
        [ServiceKeys.BusinessAddress] = ("Business address", "Domiciliation"),
        [ServiceKeys.Coworking] = ("Coworking", "Coworking"),
        [ServiceKeys.Fabrication] = ("Workshop with machines", "Atelier de fabrication"),
        [ServiceKeys.Internet] = ("Internet access", "Accès à Internet"),
        [ServiceKeys.Kitchen] = ("Kitchen", "Cuisine"),
        [ServiceKeys.MeetingRoom] = ("Meeting room", "Salle de réunion"),
        [ServiceKeys.Parking] = ("Parking", "Stationnement"),
        [ServiceKeys.Printing] = ("Printing", "Impression"),
        [ServiceKeys.PrivateOffice] = ("Private office", "Bureau fermé"),
        [ServiceKeys.Reception] = ("Reception", "Accueil"),
        [ServiceKeys.TrainingRoom] = ("Training room", "Salle de formation"),
        [ServiceKeys.Videoconference] = ("Videoconference", "Visioconférence"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The key itself where a newer vocabulary has one that is not named here yet.</summary>
    public static string Of(string key, RemedyLanguage language) =>
        !Labels.TryGetValue(key, out var label) ? key : language == RemedyLanguage.French ? label.French : label.English;
}
