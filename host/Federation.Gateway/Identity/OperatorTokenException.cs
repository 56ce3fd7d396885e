namespace Federation.Gateway.Identity;

/// <summary>The file of the operator token cannot be used. The message says which, why and what to do; it never holds the token.</summary>
public sealed class OperatorTokenException(string message, Exception? innerException = null) : Exception(message, innerException);
