namespace Federation.Fuzz.Laws;

/// <summary>Ends the judging of one input.</summary>
internal sealed class BreachException(Breach breach) : Exception(breach.Detail)
{
    public Breach Breach { get; } = breach;

    /// <param name="holds">Whether the law holds.</param>
    /// <param name="signature">See <see cref="Breach.Signature"/>.</param>
    /// <param name="detail">Only asked for where it does not hold.</param>
    public static void Require(bool holds, string law, string signature, Func<string> detail)
    {
        if (!holds) throw new BreachException(new Breach(law, $"{law}: {signature}", detail()));
    }
}
