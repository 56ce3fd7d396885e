using Federation.Gateway.Identity.Store;
using Microsoft.AspNetCore.Identity;

namespace Federation.Gateway.Identity.Accounts;

/// <summary>
/// Which passwords are strong enough: at least twelve characters, and not to be guessed in 10^8 tries by somebody who knows what people choose (zxcvbn, score 3). No rule asks for digits
/// or signs: such rules make passwords worse (NIST SP 800-63B, 3.1.1.2). Thread safe.
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    public const int Shortest = 12;

    public const int Longest = 128;

    /// <summary>As much of a password as is judged: zxcvbn's time grows faster than the length. What the beginning alone makes hard to guess is so with more behind it.</summary>
    private const int Judged = 64;

    private const int LeastScore = 3;

    public static IdentityError TooShort { get; } = new() { Code = "account.password-short", Description = $"The password has fewer than {Shortest} characters." };

    public static IdentityError TooLong { get; } = new() { Code = "account.password-long", Description = $"The password has more than {Longest} characters." };

    public static IdentityError TooWeak { get; } = new() { Code = "account.password-weak", Description = "The password is easy to guess." };

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(Judge(password ?? "", user.Email));

    public static IdentityResult Judge(string password, string? email)
    {
        if (password.Length < Shortest) return IdentityResult.Failed(TooShort);
        if (password.Length > Longest) return IdentityResult.Failed(TooLong);
        string[] known = email is null ? [] : [email, .. email.Split('@', '.')];
        return new Zxcvbn.Zxcvbn().EvaluatePassword(password[..Math.Min(password.Length, Judged)], known).Score < LeastScore ? IdentityResult.Failed(TooWeak) : IdentityResult.Success;
    }
}
