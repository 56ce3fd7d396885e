using System.Collections.Frozen;
using Federation.Contracts;

namespace Federation.Cluster.Labels;

/// <summary>
/// Which keys of the service vocabulary name one of the eight services that the criterion <c>services.offer</c> counts. Cultural mediation has no key, and a key that
/// only may come with one of the eight (a library, an event space) is not taken for it.
/// </summary>
internal static class GrandEstServices
{
    private const string Telework = "telework", Coworking = "coworking", Making = "making", DigitalInclusion = "digital inclusion",
        Gatherings = "meetings and debates", Transition = "ecological transition", Conviviality = "conviviality";

    /// <summary>The key, and the service of the eight that it names.</summary>
    public static FrozenDictionary<string, string> ByKey { get; } = new Dictionary<string, string>
    {
        [ServiceKeys.Telework] = Telework,
        [ServiceKeys.Coworking] = Coworking,
        [ServiceKeys.Fabrication] = Making,
        [ServiceKeys.Printing3D] = Making,
        [ServiceKeys.LaserCutting] = Making,
        [ServiceKeys.TextileWorkshop] = Making,
        [ServiceKeys.WoodWorkshop] = Making,
        [ServiceKeys.DigitalHelp] = DigitalInclusion,
        [ServiceKeys.DigitalTraining] = DigitalInclusion,
        [ServiceKeys.CommunityEvents] = Gatherings,
        [ServiceKeys.Repair] = Transition,
        [ServiceKeys.Cafe] = Conviviality,
        [ServiceKeys.Lounge] = Conviviality,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>How many of the eight these keys name, each once: 0 to 7.</summary>
    public static int Count(IEnumerable<string> keys) => keys.Select(key => ByKey.GetValueOrDefault(key)).OfType<string>().Distinct().Count();
}
