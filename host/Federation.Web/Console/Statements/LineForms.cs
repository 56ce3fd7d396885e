using Federation.Web.Asking;
using Federation.Web.Console.Ordering;
using Federation.Web.Languages;

namespace Federation.Web.Console.Statements;

/// <summary>Reads the forms about one line of a statement. Pure.</summary>
internal static class LineForms
{
    /// <summary>As the schema's DisputeReason.</summary>
    public static IReadOnlyList<string> Reasons { get; } = ["TOO_MANY", "TOO_FEW", "NOT_MEMBERS", "WRONG_TIER", "WRONG_CENTRE", "DOUBTFUL_ACCEPTED"];

    /// <summary>The id of the field that a refusal is about; null for the whole form.</summary>
    public static string? FieldOf(string? code) => code is "visits.bad-numbers" or "visits.not-agreed" ? "days" : null;

    /// <returns>The order with its variables, or what cannot be read; neither for an unknown form.</returns>
    public static (PageQuestion<OrderAnswer>? Order, Dictionary<string, object?> Variables, OrderDone? Unread) Read(TypedForm form, Language language)
    {
        bool disputes = form.Do == "dispute";
        if (!disputes && form.Do != "answer") return (null, [], null);
        if (disputes && !Reasons.Contains(form["reason"])) return (null, [], null);
        var words = new StatementsWords(language);
        if (!FieldReading.TryNumber(form["days"], out int? days)) return (null, [], OrderDone.Unread("days", words.BadNumber));
        if (!FieldReading.TryNumber(form["visits"], out int? visits)) return (null, [], OrderDone.Unread("visits", words.BadNumber));
        var variables = new Dictionary<string, object?> { ["statement"] = form["statement"], ["centre"] = form["centre"], ["tier"] = form["tier"], ["visitorDays"] = days, ["visits"] = visits };
        if (disputes) variables["reason"] = form["reason"];
        return (disputes ? StatementOrders.Dispute : StatementOrders.Answer, variables, null);
    }
}
