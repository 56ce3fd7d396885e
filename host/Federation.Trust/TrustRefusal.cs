namespace Federation.Trust;

/// <summary>Why something is not believed.</summary>
/// <param name="Code">One of <see cref="TrustCodes"/>.</param>
/// <param name="Message">In English. Of what was read it has names of parameters and entity ids alone, shortened.</param>
public sealed record TrustRefusal(string Code, string Message);
