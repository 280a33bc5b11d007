/// <summary>The characters that the network knows: a newline, those of ASCII that are printed, and one that stands for all others.</summary>
internal static class Alphabet
{
    public const int Size = 97;
    private const int Newline = 0, Other = Size - 1;
    private const char First = ' ', Last = '~';

    /// <summary>The number of a character, 0 to <see cref="Size"/> − 1.</summary>
    public static int NumberOf(char character) => character switch
    {
        '\n' => Newline,
        >= First and <= Last => character - First + 1,
        _ => Other,
    };

    /// <summary>The character of a number.</summary>
    public static char CharacterOf(int number) => number switch
    {
        Newline => '\n',
        Other => '?',
        _ => (char)(number - 1 + First),
    };
}
