using Federation.Gateway.GraphQL.Errors;
using GraphQL;

namespace Federation.Gateway.GraphQL.Centres;

/// <summary>The moment that a question about opening hours is of.</summary>
internal static class MomentAsked
{
    // Time zones and holidays are not known for any time.
    private const int FirstYear = 2000, LastYear = 2100;

    /// <exception cref="CodedError">It is outside of the years 2000 to 2100.</exception>
    public static DateTimeOffset Read(IResolveFieldContext context, TimeProvider clock)
    {
        var at = context.GetArgument<DateTimeOffset?>("at") ?? clock.GetUtcNow();
        if (at.UtcDateTime.Year is < FirstYear or > LastYear) throw CodedError.BadInput($"\"at\" goes from {FirstYear} to {LastYear}.");
        return at;
    }
}
