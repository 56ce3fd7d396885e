using GraphQL;

namespace Federation.Gateway.GraphQL.Http.Rates;

/// <summary>What an operation costs, with what variables say left open. Where they say nothing of page sizes it is one number. Immutable and thread safe.</summary>
/// <param name="steps">Each after those that it builds on.</param>
internal sealed class PriceFormula(PriceTerm whole, PriceStep[] steps)
{
    /// <returns>0 to <see cref="Points.Most"/>.</returns>
    public int Of(Inputs variables)
    {
        if (steps.Length == 0) return (int)whole.Known.Of(Points.UsualItems); // bounded
        var done = new Points[steps.Length];
        for (int at = 0; at < steps.Length; at++) done[at] = steps[at].Of(done, variables);
        return (int)whole.Of(done).Of(Points.UsualItems); // the same
    }
}

/// <summary>A sum: what is known, and the results of steps.</summary>
internal readonly record struct PriceTerm(Points Known, int[] Steps)
{
    public Points Of(ReadOnlySpan<Points> done)
    {
        var sum = Known;
        foreach (int step in Steps) sum += done[step];
        return sum;
    }
}

/// <summary>What a field or a fragment costs, where a variable has a say.</summary>
/// <param name="IsList">Of a field.</param>
/// <param name="Size">Null for a field that is not asked for a number of items.</param>
/// <param name="IsField">False for a fragment: what its selections cost is all.</param>
internal sealed record PriceStep(PriceTerm Below, int Price, bool IsList, PageSize? Size, bool IsField)
{
    public Points Of(ReadOnlySpan<Points> done, Inputs variables)
    {
        var below = Below.Of(done);
        return IsField ? Points.OfField(below, Price, IsList, Size?.Of(variables)) : below;
    }
}
