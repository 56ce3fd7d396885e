using System.Globalization;
using System.Text;

namespace Federation.Contracts.Testing.Tests.Suite;

/// <summary>A partner with twelve places, some of one time, in pages: <c>?from=0&amp;limit=4</c>, or all after a time: <c>?since=…</c>. Where it is told the key it asks for it.</summary>
internal static class PlacesPartner
{
    public const string Address = "https://partner.example/places";

    private const int Count = 12;

    public static IPartner New() => new FakePartner().Otherwise(Answer);

    private static PartnerAnswer Answer(PartnerRequest request)
    {
        if (request.Query("key") != AdapterCase.PlantedSecret) return PartnerAnswer.Error(401);
        int from = int.Parse(request.Query("from") ?? "0", CultureInfo.InvariantCulture), limit = int.Parse(request.Query("limit") ?? "500", CultureInfo.InvariantCulture);
        int[] all = [.. Enumerable.Range(0, Count).Where(index => request.Query("since") is not { } since || string.CompareOrdinal(At(index), since) > 0)];
        var items = all.Skip(from).Take(limit).Select(Item);
        return PartnerAnswer.Json($$"""{"items":[{{string.Join(',', items)}}],"total":{{all.Length}}}""");
    }

    private static string Item(int index)
    {
        var item = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"{{(index == 5 ? "" : $"p{index}")}}","name":"Place {{index}}","town":"Town {{index}}","at":"{{At(index)}}","size":{{index}}.5"""));
        item.Append(index == 7 ? ",\"mail\":\"jeanne.martin@partner.example\",\"keeper\":\"Jeanne Martin\"}" : "}");
        return item.ToString();
    }

    // Places 3 to 8 have one time.
    private static string At(int index) => string.Create(CultureInfo.InvariantCulture, $"2026-01-{(index is >= 3 and <= 8 ? 3 : index) + 1:00}T23:30:00Z");
}
